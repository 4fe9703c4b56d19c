import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a as o}from"./chunk-36EE76YB.mjs";import{readFile as i}from"node:fs/promises";import{join as t}from"node:path";async function a(){let{version:r}=JSON.parse(await i(t(o,"package.json"),"utf8"));return r}export{a};
