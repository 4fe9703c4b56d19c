import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
function f(s,t){let[n="",...i]=s.split("*"),e=i.pop();if(e===void 0)return s===t;if(!t.startsWith(n)||!t.endsWith(e)||t.length<n.length+e.length)return!1;let r=n.length;for(let l of i){let o=t.indexOf(l,r);if(o<0)return!1;r=o+l.length}return r<=t.length-e.length}export{f as a};
