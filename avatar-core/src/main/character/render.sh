#!/bin/sh
# Draws the default character: figure.svg and cels/*.svg -> default.png and default_*.png.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-"$here/../resources/dev/avatar4j/character"}

java "$here/ExpandStrokes.java" "$here" "$here/figure.svg" "$here/character.svg"
"$here/draw.sh" "$here" "$out" default_ "$here/character.svg" "$here"/cels/*.svg
mv "$out/default_character.png" "$out/default.png"
