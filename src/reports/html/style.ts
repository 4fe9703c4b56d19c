// The style of the page: light, dark, narrow and printed; a status has a colour and a shape beside its word.

const light =
  '--bg:#fff;--ink:#1b1f24;--mute:#57606a;--line:#d5dbe1;--soft:#f5f7f9;--land:#e3e8ec;--border:#fff;--link:#0b4f9e;--fail:#a81e12;--expiring:#855300;--permitted:#0b5cad;--undeclared:#6941a5;--unknown:#56606b;--pass:#1d6b50'
const dark =
  '--bg:#10151a;--ink:#e4e8ec;--mute:#9ba6b1;--line:#2d363f;--soft:#181f26;--land:#26303a;--border:#10151a;--link:#8cc0ff;--fail:#ff917f;--expiring:#efb73e;--permitted:#82baff;--undeclared:#c6aaff;--unknown:#aab4be;--pass:#70d0a8'

const base = `
:root{color-scheme:light dark;${light}}
@media (prefers-color-scheme:dark){:root{${dark}}}
*{box-sizing:border-box}
html{scroll-padding-top:56px}
body{margin:0;background:var(--bg);color:var(--ink);font:400 15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
main,header,footer,nav>ul{max-width:1180px;margin:0 auto;padding:0 16px}
main:focus{outline:none}
h1,h2,h3{font-weight:600;line-height:1.25}
h1{font-size:26px;margin:0}
h2{font-size:20px;margin:0 0 4px}
h3{font-size:15px;margin:16px 0 4px}
p{margin:0 0 8px;max-width:80ch}
a{color:var(--link);text-underline-offset:2px}
code{font:400 13px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
ul{margin:0;padding-left:18px}
.m{color:var(--mute)}
.sm,figcaption{font-size:13px}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999px}
.skip:focus{left:8px;top:8px;background:var(--bg);padding:8px;z-index:9}
header{padding-top:32px;padding-bottom:16px}
.lead{font-size:17px;margin:8px 0}
.asked{border-left:4px solid var(--expiring);padding:4px 12px;background:var(--soft)}
nav{position:sticky;top:0;background:var(--bg);border-block:1px solid var(--line);z-index:5}
nav>ul{display:flex;gap:16px;list-style:none;overflow-x:auto}
nav a{display:block;padding:10px 0;font-size:14px;text-decoration:none;white-space:nowrap}
nav a:hover{text-decoration:underline}
section{padding-top:48px}
footer{padding-block:48px}
`

const parts = `
.tot{display:grid;grid-template-columns:repeat(6,1fr);border:1px solid var(--line);border-radius:6px;margin:16px 0;overflow:hidden}
.tot div{padding:10px 14px;border-left:1px solid var(--line);margin-left:-1px}
.tot dt{font-size:13px}
.tot dd{margin:0;font-size:22px;font-weight:600}
.tot small{display:block;font-size:13px;font-weight:400;color:var(--mute)}
.tw{overflow-x:auto;margin:8px 0 0}
noscript .many{content-visibility:auto;contain-intrinsic-size:auto 9000px}
table{border-collapse:collapse;width:100%;font-size:14px}
caption{text-align:left;font-weight:600;padding:0 0 4px}
th,td{text-align:left;vertical-align:top;padding:6px 14px 6px 0;border-bottom:1px solid var(--line);min-width:44px;max-width:420px}
thead th{font-size:13px;color:var(--mute);border-bottom-color:var(--mute);white-space:nowrap}
td ul{list-style:none;padding:0}
tr:target,tr.on{background:var(--soft);box-shadow:inset 3px 0 0 var(--link)}
.two{display:grid;grid-template-columns:1fr 1.4fr;gap:32px}
.two>*{min-width:0}
.f{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:end;margin:12px 0 8px}
.f[hidden]{display:none}
.f label{font-size:13px;color:var(--mute);display:grid;gap:2px}
input,select,button{font:inherit;font-size:14px;color:var(--ink);background:var(--bg);border:1px solid var(--mute);border-radius:4px;padding:5px 10px;min-height:34px;max-width:100%}
td button{font-size:12px;min-height:24px;padding:0 8px}
input[type=search]{width:260px}
button{cursor:pointer}
button:disabled{color:var(--mute);border-color:var(--line);cursor:default}
.pg{display:flex;gap:8px;align-items:center;margin-top:8px;font-size:14px;flex-wrap:wrap}
.pg[hidden]{display:none}
#cards td:nth-child(-n+5){min-width:104px}
#cards td:first-child{min-width:96px}
summary{cursor:pointer}
details dl{display:grid;grid-template-columns:110px minmax(0,1fr);gap:4px 14px;margin:6px 0;padding:10px;background:var(--soft);border-radius:6px}
#cards td:last-child{max-width:640px;width:48%}
dl dt{color:var(--mute)}
dl dd{margin:0}
.kv{display:grid;grid-template-columns:170px minmax(0,1fr);gap:4px 16px}
fieldset{border:1px solid var(--line);border-radius:6px;padding:8px 16px 12px;margin:12px 0}
legend{font-weight:600;padding:0 4px}
.sw{display:grid;grid-template-columns:24px 1fr;gap:8px;padding:5px 0}
.sw input{width:18px;height:18px;min-height:0;margin:2px 0;accent-color:var(--link)}
#bar{position:fixed;inset:auto 0 0 0;background:var(--ink);color:var(--bg);padding:10px 16px;z-index:8;display:flex;gap:16px;justify-content:center;align-items:center;flex-wrap:wrap}
#bar[hidden]{display:none}
#bar button{background:transparent;color:inherit;border-color:currentColor}
.printed{display:none}
`

const shapes: Readonly<Record<string, string>> = {
  fail: 'border-radius:0',
  expiring: 'clip-path:polygon(25% 0,75% 0,100% 50%,75% 100%,25% 100%,0 50%)',
  permitted: 'border-radius:50%',
  pass: 'border-radius:50%',
  undeclared: 'clip-path:polygon(50% 0,100% 50%,50% 100%,0 50%)',
  unknown: 'border-radius:50%;height:6px;vertical-align:2px',
  waived: 'border-radius:0;height:3px;vertical-align:3px',
  none: 'border-radius:0;height:1px;vertical-align:4px',
}
const colours: Readonly<Record<string, string>> = { waived: 'unknown', none: 'mute' }
const lines: Readonly<Record<string, string>> = {
  fail: 'stroke-width:2.6',
  expiring: 'stroke-dasharray:9 4',
  undeclared: 'stroke-dasharray:7 3 1.5 3',
  unknown: 'stroke-dasharray:2 3.5',
  pass: 'stroke-width:1.2',
}

const marks = Object.entries(shapes)
  .map(
    ([name, shape]) =>
      `b.${name},dd.${name},.arc.${name}{color:var(--${colours[name] ?? name})}b.${name}::before{${shape}}.arc.${name} .line{${lines[name] ?? 'stroke-width:1.8'}}`,
  )
  .join('\n')

const badges = `
td b,li b{white-space:nowrap;font-size:13px;font-weight:600}
b[class]::before{content:"";display:inline-block;width:10px;height:10px;margin-right:5px;background:currentColor;print-color-adjust:exact;forced-color-adjust:none}
${marks}
`

const map = `
.maps{display:grid;grid-template-columns:1.9fr 1fr;gap:16px;align-items:start;margin-top:16px}
.maps figure{margin:0;min-width:0}
.maps svg,.timeline{display:block;width:100%;height:auto;background:var(--soft);border-radius:6px}
.land{fill:var(--land)}
.borders{fill:none;stroke:var(--border);stroke-width:1.2}
.dot{fill:var(--ink);stroke:var(--bg);stroke-width:1.5}
.dot.end{fill:var(--bg);stroke:var(--ink)}
.maps text,.timeline text{fill:var(--ink);font:400 12px system-ui,sans-serif}
.dots text{paint-order:stroke;stroke:var(--soft);stroke-width:3px}
.arc .line{fill:none;stroke:currentColor;stroke-width:1.8}
.arc .head,.arc circle{fill:currentColor;stroke:var(--soft);stroke-width:1}
.arc text{fill:var(--bg);font-weight:600;font-size:10px;text-anchor:middle}
.arc:hover .line,.arc:focus-visible .line{stroke-width:4}
.box{fill:none;stroke:var(--mute);stroke-dasharray:3 3}
.key{display:flex;flex-wrap:wrap;gap:4px 16px;list-style:none;padding:0;margin:8px 0 16px;font-size:13px}
.key svg{width:44px;height:14px;vertical-align:-3px;margin-right:4px}
.timeline{margin:12px 0;padding:4px}
.tick{stroke:var(--line)}
.bar{stroke:var(--expiring);stroke-width:6}
.timeline circle{fill:var(--expiring)}
`

const narrow = `
@media (max-width:760px){
.two,.maps{grid-template-columns:minmax(0,1fr)}
.tot{grid-template-columns:repeat(2,1fr)}
.tot div{border-top:1px solid var(--line);margin-top:-1px}
h1{font-size:23px}
.lead{font-size:16px}
input[type=search]{width:100%}
.f label{flex:1 1 40%}
.f label:first-child{flex-basis:100%}
.maps .world text{font-size:20px}
.maps .world .arc text{font-size:10px}
.kv,details dl{grid-template-columns:minmax(0,1fr);gap:0}
.kv dd,details dd{margin-bottom:8px}
}
`

const paper = `
@media print{
noscript .many{content-visibility:visible}
@page{size:A4;margin:14mm}
:root{color-scheme:light;${light};--ink:#000;--link:#000}
body{font-size:10pt}
table,dl{font-size:8.5pt}
nav,.skip,.f,.pg,#bar,#switches,button{display:none!important}
main,header,footer{max-width:none;padding-inline:0}
section{padding-top:9mm}
section.law{break-before:page}
h2,h3,caption{break-after:avoid}
tr,figure{break-inside:avoid}
thead{display:table-header-group}
.tw{overflow:visible}
td,th{padding:3px 8px 3px 0}
.printed:not([hidden]){display:block}
details::details-content{content-visibility:visible;display:block}
}
`

export const style = [base, parts, badges, map, narrow, paper].join('').replaceAll('\n', '')
