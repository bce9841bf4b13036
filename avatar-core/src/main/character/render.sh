#!/bin/sh
# Draws the default character: layers -> character.svg -> default.png and its cels.
# Needs a Java 17 runtime and rsvg-convert (Debian: librsvg2-bin).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-"$here/../resources/dev/avatar4j/character"}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

java "$here/ExpandStrokes.java" "$here/figure.svg" "$here/character.svg"
rsvg-convert --width 2048 --height 2048 --unlimited --output "$work/big.png" "$here/character.svg"
java "$here/Shrink.java" "$work/big.png" "$out/default.png"
