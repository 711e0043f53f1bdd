/**
 * The report's style: system fonts, light and dark, nothing fetched.
 *
 * @module
 */
export const styles = `
:root { color-scheme: light dark; --paper: #fbfaf8; --card: #ffffff; --ink: #22211f; --quiet: #62605b; --line: #dedbd4;
  --estimate: #1f5fd0; --chance: #e7e2d6; --target: #b4530a; --bad: #b3261e; --good: #1d6b3a; --heat: 31 95 208; }
@media (prefers-color-scheme: dark) { :root { --paper: #171715; --card: #1f1f1c; --ink: #ece9e2; --quiet: #a7a39a;
  --line: #3a3934; --estimate: #85aeff; --chance: #4a473c; --target: #f0a35e; --bad: #ff8a80; --good: #7fd39b; --heat: 133 174 255; } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 4rem }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem } h2 { font-size: 1.25rem; margin: 2.6rem 0 .4rem }
h3 { font-size: 1rem; margin: 1.6rem 0 .2rem }
p { max-width: 44rem; margin: .4rem 0 } .quiet, figcaption { color: var(--quiet); font-size: .9rem }
.banner { border: 1px solid var(--line); border-left: 5px solid var(--good); background: var(--card); padding: .7rem 1rem; margin: 1.2rem 0; border-radius: 4px }
.banner.missed { border-left-color: var(--bad) } .banner ul { margin: .3rem 0 0; padding-left: 1.2rem }
.scroll, .plot { overflow-x: auto } .plot { max-width: 46rem } svg { min-width: 34rem; width: 100%; height: auto; display: block }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; margin: .5rem 0 }
th, td { text-align: right; padding: .3rem .7rem; border-bottom: 1px solid var(--line); white-space: nowrap }
th:first-child { text-align: left; padding-left: 0 } thead th { color: var(--quiet); font-weight: 600; white-space: normal; vertical-align: bottom }
tbody th { font-weight: 500 } .grid-table td { background: rgb(var(--heat) / calc(var(--share) * .45)) }
details { margin: .4rem 0 } summary { cursor: pointer }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; font-size: .9rem; color: var(--quiet); padding: 0; list-style: none; margin: .4rem 0 }
.legend svg { min-width: 0; width: 1.6rem; height: .9rem; display: inline-block; vertical-align: -.1rem; margin-right: .4rem }
.pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: 1rem; margin: 1rem 0 }
figure { margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: 6px; overflow: hidden }
figure img { width: 100%; height: auto; display: block } figcaption { padding: .5rem .7rem; overflow-wrap: anywhere }
figcaption b { color: var(--ink) } figcaption ul { margin: .2rem 0 0; padding-left: 1rem }
.grid { stroke: var(--line); stroke-width: 1 } text { fill: var(--ink); font: 13px system-ui, sans-serif } .tick { fill: var(--quiet); font-size: 12px }
.range { stroke: var(--estimate); stroke-width: 3; stroke-linecap: round; opacity: .55 } .estimate { fill: var(--estimate) }
.read { fill: var(--paper); stroke: var(--quiet); stroke-width: 1.5 } .target { stroke: var(--target); stroke-width: 3 }
.chance { fill: var(--chance) } .tolerance { stroke: var(--bad); stroke-width: 1.5; stroke-dasharray: 4 3 }
@media print { figure, .banner { break-inside: avoid } }
`
