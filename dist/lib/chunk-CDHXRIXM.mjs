import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
function r(e,o){return t(e,"filestorage")?["file"]:t(e,"blobstorage","blockblobstorage")?["blob"]:t(e,"storage","storagev2")&&n(o)?["blob"]:["blob","file","queue","table"]}var t=(e,...o)=>typeof e=="string"&&o.includes(e.toLowerCase()),n=e=>typeof e=="string"&&/^premium_/i.test(e);export{r as a};
