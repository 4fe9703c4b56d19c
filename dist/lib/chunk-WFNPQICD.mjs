import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
function t(e){if(!/(?:Z|GMT|[+-]\d{2}:?\d{2})$/.test(e))return;let n=new Date(e);return Number.isNaN(n.getTime())?void 0:n.toISOString()}export{t as a};
