import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
function n({byStatus:e},{pass:t,not_applicable:r}={pass:0,not_applicable:0}){return{...e,pass:e.pass+t,not_applicable:e.not_applicable+r}}var i=({findings:e,silent:t})=>e.total+(t?.pass??0)+(t?.not_applicable??0);export{n as a,i as b};
