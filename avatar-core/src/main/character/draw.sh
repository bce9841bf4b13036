#!/bin/sh
# Draws layered sources as 512x512 pictures: at 2048x2048, then averaged down.
# Usage: draw.sh folder output prefix source.svg...
# Includes are relative to the folder; source x becomes output/<prefix>x.png.
# Needs a Java 17 runtime and rsvg-convert (Debian: librsvg2-bin).
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
base=$1
out=$2
prefix=$3
shift 3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

for source in "$@"; do
  set -- "$@" "$source" "$work/$(basename "$source")"
  shift
done
java "$tools/ExpandStrokes.java" "$base" "$@"

set --
for drawing in "$work"/*.svg; do
  name=$(basename "$drawing" .svg)
  rsvg-convert --unlimited --width 2048 --height 2048 --output "$work/$name.png" "$drawing"
  set -- "$@" "$work/$name.png" "$out/$prefix$name.png"
done
java "$tools/Shrink.java" "$@"
