/**
 * The whole style of the report. The language switch is a pair of radio buttons read by `:has()`,
 * so it works where scripts do not. Dark colours are for screens only: paper stays white.
 */
export const REPORT_CSS = `
:root{color-scheme:light;--paper:#f7f6f2;--sheet:#fff;--ink:#1b2420;--soft:#525c57;--line:#dddad0;--strong:#7c857f;--accent:#0b6658;--caution:#7f5200;--data:#2c7a6c;--mark:#1b2420;--h1:#fff;--h2:#e7f1ef;--h3:#cfe3df;--h4:#b2d3cd;--h5:#93c1b9}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--paper:#131816;--sheet:#1b2220;--ink:#ecefea;--soft:#a9b4ae;--line:#333d39;--strong:#7d8983;--accent:#6fd0bb;--caution:#efc26b;--data:#5bbfa9;--mark:#ecefea;--h1:#1b2220;--h2:#1c302b;--h3:#1d3f38;--h4:#1d5046;--h5:#1c6153}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:100%/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,sans-serif;-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:5rem}
body{margin:0 auto;max-width:76rem;padding:1.5rem 1.25rem 4rem;overflow-wrap:break-word}
body [lang=fr-FR]{display:none}
body:has(#fr:checked) [lang=en-GB]{display:none}
body:has(#fr:checked) [lang=fr-FR]{display:inline}
h1,h2,h3{line-height:1.2;text-wrap:balance;margin:0}
h1{font:600 clamp(1.75rem,1.5rem + 1.4vw,2.375rem)/1.2 Charter,'Bitstream Charter','Sitka Text',Cambria,'Noto Serif',Georgia,serif;margin:.25rem 0}
h2{font-size:1.375rem;margin:3rem 0 .75rem}
h3{font-size:1.0625rem;margin:2rem 0 .5rem}
p{margin:.5rem 0;max-width:46rem;text-wrap:pretty}
ul{margin:.5rem 0;padding-left:1.25rem;max-width:46rem}
li{margin:.25rem 0}
a{color:var(--accent);text-underline-offset:.18em}
small{color:var(--soft);font-size:.8125rem;font-weight:400}
td i,p i{color:var(--soft)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
header{display:flex;flex-wrap:wrap;justify-content:space-between;gap:1rem;align-items:start}
.kind{color:var(--soft);margin:0}
fieldset{border:1px solid var(--strong);border-radius:.5rem;margin:0;padding:0 .25rem;display:flex;background:var(--sheet)}
fieldset label{display:inline-flex;align-items:center;gap:.4rem;min-height:2.75rem;padding:0 .6rem;cursor:pointer}
input[type=radio]{accent-color:var(--accent);width:1.1rem;height:1.1rem;margin:0}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem;margin:1.25rem 0;padding:0}
.facts div{background:var(--sheet);border:1px solid var(--line);border-radius:.625rem;padding:.75rem 1rem;display:flex;flex-direction:column-reverse;justify-content:flex-end}
.facts dt{color:var(--soft);font-size:.875rem;line-height:1.35}
.facts dd{margin:0;font-size:1.625rem;font-weight:600;font-variant-numeric:tabular-nums;line-height:1.3}
nav li{margin:0}nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;list-style:none;max-width:none}
nav a,summary a{display:inline-block;padding:.2rem 0}
.find-box{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;position:sticky;top:0;z-index:3;background:var(--paper);padding:.5rem 0;margin-top:2rem}
[hidden]{display:none!important}
input[type=search]{font:inherit;color:inherit;background:var(--sheet);border:1px solid var(--strong);border-radius:.5rem;min-height:2.75rem;padding:0 .75rem;width:min(22rem,100%)}
button{font:inherit;color:var(--accent);background:var(--sheet);border:1px solid var(--strong);border-radius:.5rem;min-height:2.75rem;padding:0 1rem;cursor:pointer}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:.625rem;background:var(--sheet);margin:.75rem 0;max-width:100%}
table{border-collapse:collapse;width:100%;font-size:.9375rem;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--soft);font-size:.8125rem;padding:.5rem .75rem 0}
th,td{text-align:left;padding:.35rem .75rem;border-top:1px solid var(--line);vertical-align:top;font-weight:400}
thead th{font-size:.8125rem;font-weight:600;color:var(--soft);vertical-align:bottom;border-top:0;line-height:1.3}
.dim>*{background:var(--paper);font-weight:600}
.dims th,.dims td{vertical-align:middle}
.heat thead th:not(:first-child){min-width:4.5rem;max-width:8rem;hyphens:auto}
.heat tbody th{position:sticky;left:0;background:var(--sheet);min-width:11rem;max-width:22rem;z-index:1;border-right:1px solid var(--line)}
.heat thead th:first-child{position:sticky;left:0;background:var(--sheet);z-index:1}
.heat td,.dims td,.small td{white-space:nowrap}
.heat td i,.dims td i{display:block;white-space:normal;font-size:.8125rem;line-height:1.3;min-width:6.5rem}
.small td:last-child{white-space:normal;min-width:8rem}
.i1{padding-left:1.75rem}.i2{padding-left:2.75rem}.i3{padding-left:3.75rem}.i4{padding-left:4.75rem}.i5{padding-left:5.75rem}.i6{padding-left:6.75rem}.i7{padding-left:7.75rem}
.h1{background:var(--h1)}.h2{background:var(--h2)}.h3{background:var(--h3)}.h4{background:var(--h4)}.h5{background:var(--h5)}
.legend{font-size:.875rem;line-height:2}
.swatch{border:1px solid var(--strong);border-radius:.3rem;padding:.1rem .5rem;margin-left:.35rem;white-space:nowrap}
.v{display:block;width:14rem;height:1.62rem}
.d{display:block;width:7rem;height:1.5rem;fill:var(--data)}
.a{stroke:var(--strong);stroke-width:.75;fill:none}
.m{stroke:var(--data);stroke-width:5;fill:none}
.p{stroke:var(--mark);stroke-width:2;fill:none}
.questions td:nth-child(2){min-width:16rem}
.questions td small{white-space:nowrap}
.figures{min-width:44rem}
.figures tbody th,.figures td:nth-child(n+3){white-space:nowrap}
.figures td:nth-child(2){max-width:30rem}
.lines{white-space:pre-line;font-variant-numeric:tabular-nums;margin:.5rem 0}
.list{min-width:34rem}
details{background:var(--sheet);border:1px solid var(--line);border-radius:.625rem;margin:.5rem 0;padding:0 1rem}
details[open]{padding-bottom:.75rem}
details .scroll{margin:.75rem 0 0}
summary{cursor:pointer;padding:.6rem 0;font-weight:600;min-height:2.75rem}
.group{content-visibility:auto;contain-intrinsic-size:auto 2.9rem}
.band ul{columns:17rem;max-width:none}
.checks{list-style:none;padding:0}
.comments li{white-space:pre-line}
.path{font-size:.875rem;color:var(--soft)}
.warn{color:var(--caution)}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-100vw}
.skip:focus{position:static}
footer{margin-top:3rem;border-top:1px solid var(--line);padding-top:.5rem}
@media (max-width:40rem){html{scroll-padding-top:6.5rem}.legend{line-height:2.2}body{padding:1rem .875rem 3rem}th,td{padding:.35rem .5rem}.heat tbody th{min-width:8.5rem;max-width:10.5rem}.i1{padding-left:1rem}.i2{padding-left:1.4rem}.i3{padding-left:1.8rem}.i4{padding-left:2.2rem}.i5,.i6,.i7{padding-left:2.6rem}.v{width:8rem;height:.95rem}.group{contain-intrinsic-size:auto 4.3rem}details{padding:0 .75rem}}
@media print{:root{--paper:#fff}html{font-size:80%}body{max-width:none;padding:0}nav,fieldset,.find-box,.script,.skip,details.group:not([open]){display:none!important}.scroll{overflow:visible;border:0}.heat tbody th,.heat thead th{position:static}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}tr,summary{break-inside:avoid}h2,h3,summary{break-after:avoid}.group{content-visibility:visible}a{color:inherit;text-decoration:none}}
@media (forced-colors:active){.v,.d{forced-color-adjust:none;background:#fff;--data:#2c7a6c;--mark:#000;--strong:#555}}
`;
