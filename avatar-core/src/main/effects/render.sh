#!/bin/sh
# Draws the effects: *.svg -> fx_*.png.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-"$here/../resources/dev/avatar4j/effects"}

"$here/../character/draw.sh" "$here" "$out" fx_ "$here"/*.svg
