#!/usr/bin/env bash
# Packs the package, installs it into an empty folder as the README says, and uses it there: SDK and command line.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
npm pack --silent --pack-destination "$folder" > /dev/null
cd "$folder"
npm init -y > /dev/null
npm install ./evencast-*.tgz --onnxruntime-node-install=skip --no-audit --no-fund

cat > example.mjs <<'SCRIPT'
import { writeFile } from 'node:fs/promises'
import { draw } from 'evencast'
import { castScene } from 'evencast/casting'

const { scene, png } = await draw('a doctor and two nurses in a hospital', { seed: 7, steps: 2, size: { width: 256, height: 256 } })
await writeFile('hospital.png', png)
if (typeof castScene !== 'function' || scene.cast.subjects.length !== 3) throw new Error('The SDK does not work')
SCRIPT
node example.mjs
npx evencast draw --from hospital.png --out again.png
cmp hospital.png again.png
echo 'The packed package draws, and draws the same again.'
