import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var e={usage:2,policy:2,data:2,authentication:4,output:5};function x(n,t,r){let o=new Error(a(t).join(`
`),{cause:r});return Object.assign(o,{kind:n,explanation:t})}var a=({what:n,where:t,why:r,mend:o,more:i=[]})=>[`${t}: ${n}, because ${r}. ${o}`,...i].map(s),s=n=>/[.?!]$/.test(n)?n:`${n}.`,p=n=>n instanceof Error&&"explanation"in n,E=n=>p(n)?e[n.kind]:70;export{x as a,a as b,s as c,p as d,E as e};
