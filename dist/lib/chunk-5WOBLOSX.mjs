import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var e=/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu,o=/^(\s*):(?=:)/,c=/##(?=\w*\[)/g,p=n=>n.replace(e,r).replace(c,"#\\u0023").replace(o,"$1\\u003a");function r(n){let t=(n.codePointAt(0)??0).toString(16);return t.length>4?`\\u{${t}}`:`\\u${t.padStart(4,"0")}`}export{p as a};
