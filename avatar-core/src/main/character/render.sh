#!/bin/sh
# Draws the default character: figure.svg and cels/*.svg -> default.png and default_*.png.
# Needs a Java 17 runtime and rsvg-convert (Debian: librsvg2-bin).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-"$here/../resources/dev/avatar4j/character"}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

set -- "$here/figure.svg" "$here/character.svg"
for cel in "$here"/cels/*.svg; do
  set -- "$@" "$cel" "$work/$(basename "$cel")"
done
java "$here/ExpandStrokes.java" "$here" "$@"

cp "$here/character.svg" "$work/character.svg"
set --
for drawing in "$work"/*.svg; do
  name=$(basename "$drawing" .svg)
  rsvg-convert --unlimited --width 2048 --height 2048 --output "$work/$name.png" "$drawing"
  case $name in
    character) picture=default ;;
    *) picture=default_$name ;;
  esac
  set -- "$@" "$work/$name.png" "$out/$picture.png"
done
java "$here/Shrink.java" "$@"
