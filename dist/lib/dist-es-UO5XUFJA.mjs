import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a,b,c,d,e,f,g}from"./chunk-DFR7B22V.mjs";import"./chunk-VUZVD6TC.mjs";import"./chunk-AF657NFM.mjs";import"./chunk-S5WOZ7FU.mjs";import"./chunk-ZALCWZEQ.mjs";export{f as ENV_ACCOUNT_ID,e as ENV_CREDENTIAL_SCOPE,d as ENV_EXPIRATION,a as ENV_KEY,b as ENV_SECRET,c as ENV_SESSION,g as fromEnv};
