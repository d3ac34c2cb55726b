/** The whole style of the report; it goes into the page, so that the file stands alone. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1c2430;--soft:#5a6573;--paper:#fff;--ground:#eef1f4;--line:#c3cad3;--head:#f3f5f8;--seal:#a3231b;
--ok:#1a6b42;--ok-bg:#e6f3eb;--bad:#a3231b;--bad-bg:#fbe9e7;--warn:#7d5200;--warn-bg:#fdf1d6;--info:#1f5c9e;--info-bg:#e5eff9;--mute:#e8ebef}
@media (prefers-color-scheme:dark){:root{--ink:#e4e8ee;--soft:#a3adba;--paper:#1d2229;--ground:#14181d;--line:#434c58;--head:#272e37;--seal:#ff9a90;
--ok:#7fd3a5;--ok-bg:#17352a;--bad:#ff9a90;--bad-bg:#46211e;--warn:#efc469;--warn-bg:#3a2e14;--info:#93c1f5;--info-bg:#1b2e47;--mute:#323a44}}
*{box-sizing:border-box}
body{margin:0;overflow-wrap:anywhere;background:var(--ground);color:var(--ink);font:15px/1.65 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;-webkit-text-size-adjust:100%}
.sheet{max-width:64rem;margin:1.5rem auto;padding:2.5rem 3rem;background:var(--paper);border:1px solid var(--line)}
h1,h2{font-family:"Noto Serif CJK SC","Source Han Serif SC","Songti SC",SimSun,serif;line-height:1.35;text-wrap:balance}
h1{margin:0;font-size:1.75rem;text-align:center;letter-spacing:.06em}
h2{margin:0 0 .25rem;font-size:1.3rem}
h3{margin:2rem 0 .6rem;padding-left:.6rem;border-left:4px solid var(--seal);font-size:1.05rem;break-after:avoid}
h4{margin:1.25rem 0 .4rem;font-size:.95rem;font-weight:600;text-align:center;break-after:avoid}
.en{color:var(--soft);font-size:.86em;font-weight:400;letter-spacing:0}
h1 .en{display:block;font-family:Georgia,"Times New Roman",serif;font-size:1rem;margin-top:.35rem}
.top{padding-bottom:1.1rem;border-bottom:3px double var(--seal)}
.top p{margin:.6rem 0 0;text-align:center;color:var(--soft);font-size:.88rem}
article+article,.summary+article{margin-top:3rem;padding-top:2rem;border-top:1px solid var(--line)}
.verdict{display:inline-block;margin:.35rem 0 0;padding:.3rem .85rem;border-radius:3px;font-weight:600}
.verdict .en{color:inherit}
.is-ok{color:var(--ok);background:var(--ok-bg)}.is-error,.is-critical{color:var(--bad);background:var(--bad-bg)}
.is-warning{color:var(--warn);background:var(--warn-bg)}.is-info{color:var(--info);background:var(--info-bg)}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1.2rem;margin:0}
.facts dt{color:var(--soft)}.facts dd{margin:0;overflow-wrap:anywhere}
code,.mono{font-family:ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;font-size:.86em;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.4}
th,td{border:1px solid var(--line);padding:.32rem .5rem;text-align:left;vertical-align:middle;font-weight:400}
thead th{background:var(--head);font-weight:600}
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.scroll{overflow-x:auto;margin:.4rem 0 1rem}
.form th,.form td{text-align:center;padding:.3rem .35rem}
.form tbody th{background:var(--head)}.form tbody th[scope=row]{text-align:left}
.form th[scope=rowgroup]{min-width:4rem;max-width:6rem}.form th[scope=row]{min-width:8rem}
.form .v{min-width:2.9rem;font-variant-numeric:tabular-nums}
.form-s14_statistics{max-width:46rem;margin:0 auto}
.d1{padding-left:1.6rem}.d2{padding-left:2.6rem}.d3,.d4,.d5,.d6{padding-left:3.6rem}
.v small{font-size:.82em}
.v-blank{color:var(--soft);background:repeating-linear-gradient(135deg,transparent 0 5px,var(--mute) 5px 6px)}
.v-absent{color:var(--soft);background:var(--mute);font-style:italic}
.v-unreadable{color:var(--warn);background:var(--warn-bg);font-weight:600}
.flag{outline:2px solid var(--info);outline-offset:-2px}.flag-warning{outline-color:var(--warn)}
.flag-error,.flag-critical{outline-color:var(--bad)}
sup{margin-left:.15rem;font-size:.75em;font-weight:700;line-height:0}sup a{text-decoration:none}
a{color:var(--info)}
.legend{display:flex;flex-wrap:wrap;gap:.35rem 1.5rem;margin:0 0 .8rem;padding:0;list-style:none;font-size:.85rem}
.legend b{display:inline-block;min-width:2.4rem;margin-right:.35rem;padding:0 .4rem;border:1px solid var(--line);text-align:center;font-weight:400}
.findings{margin:0;padding:0;list-style:none;counter-reset:n}
.findings>li{margin:0 0 1rem;padding:.75rem 1rem;border:1px solid var(--line);border-left:4px solid var(--info);break-inside:avoid}
.findings>.s-error,.findings>.s-critical{border-left-color:var(--bad)}.findings>.s-warning{border-left-color:var(--warn)}
.findings p{margin:.3rem 0}
.chip{display:inline-block;padding:0 .5rem;border-radius:3px;font-size:.85rem;font-weight:600}
.said{font-weight:600}
.findings td{min-width:4.5rem}.findings .scroll{margin:.5rem 0 .2rem}
td:target,li:target,tr:target{box-shadow:0 0 0 3px var(--info)}
details{margin-top:1.5rem}summary{cursor:pointer;font-weight:600}
.foot{margin-top:2.5rem;padding-top:.8rem;border-top:1px solid var(--line);color:var(--soft);font-size:.85rem}.foot p{margin:.2rem 0}
@media (max-width:46rem){.sheet{margin:0;padding:1.25rem 1rem;border:0}h1{font-size:1.3rem;letter-spacing:.02em}.facts{grid-template-columns:1fr;gap:0}
.facts dd{margin-bottom:.5rem}.form{font-size:.8rem}.form th[scope=row]{min-width:7rem}.form th[scope=rowgroup]{min-width:2.8rem}.findings>li{padding:.6rem .7rem}}
@page{size:A4;margin:14mm 12mm}
@media print{:root{color-scheme:light;--ink:#000;--soft:#444;--paper:#fff;--ground:#fff;--line:#888;--head:#f2f2f2;--seal:#a3231b;--ok:#1a6b42;--ok-bg:#fff;
--bad:#a3231b;--bad-bg:#fff;--warn:#7d5200;--warn-bg:#fff6dd;--info:#1f5c9e;--info-bg:#fff;--mute:#e3e3e3}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{font-size:10.5pt;background:#fff}.sheet{max-width:none;margin:0;padding:0;border:0}.scroll{overflow:visible}table{font-size:8.5pt}
tr,.form{break-inside:avoid}thead{display:table-header-group}article+article,.summary+article{break-before:page;border:0;margin:0;padding:0}
.verdict,.chip{border:1px solid currentColor}details{display:none}a{color:inherit;text-decoration:none}}
`;
