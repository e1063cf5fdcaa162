#!/usr/bin/env bats
# Photos, logos and frames: where they are shown, and what strangers' files can and cannot do.

load common

# A PNG of a colour, WIDTH by HEIGHT, without any tool; a third argument gives other bytes for its pixels.
png() {
    python3 - "$@" <<'PY'
import struct, sys, zlib
name, w, h = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
def chunk(kind, data): return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
rows = b"".join(b"\0" + b"\xC0\x40\x80" * w for _ in range(h)) if w * h < 1e6 else b""
open(name, "wb").write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 2, 0, 0, 0))
                       + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
PY
}

# The journey with an image of Anna, a logo and a frame.
with_images() {
    mkdir -p photos
    sed 's/^persona "Anna" {/persona "Anna" { image = "'"${1:-photos\/anna.png}"'",/; s/touchpoint "Page" {/touchpoint "Page" { image = "photos\/page.png",/
        1i company "Velo" { logo = "photos/logo.png" }' journey.lua >j.in.lua
    png photos/anna.png 60 80
    png photos/page.png 90 50
    png photos/logo.png 80 20
}

@test "a photo, a logo and frames are in every format" {
    with_images
    run "$REIS" check j.in.lua
    [ "$status" -eq 0 ]
    "$REIS" map j.in.lua --persona Anna -q -o map.svg
    xmllint --noout map.svg
    [ "$(grep -c '<image .*xlink:href="data:image/png;base64,[A-Za-z0-9+/]*=*"/>' map.svg)" -eq 2 ]
    "$REIS" view storyboard j.in.lua -q -o story.pdf
    qpdf --check story.pdf
    [ "$(pdfimages -list story.pdf | awk '$3 == "image"' | wc -l)" -eq 2 ]
    "$REIS" map j.in.lua --persona Anna -q -o with.png --dpi 72
    "$REIS" map journey.lua --persona Anna -q -o without.png --dpi 72
    [ "$(cksum <with.png)" != "$(cksum <without.png)" ]
    "$REIS" view card j.in.lua -q -o card.dot
    dot -Tcanon card.dot >/dev/null
    "$REIS" report j.in.lua -q -o report.html
    grep -q 'data:image/png;base64' report.html
}

@test "the same image gives the same bytes" {
    with_images
    for format in svg pdf png; do
        "$REIS" map j.in.lua --persona Anna -q -o one.$format
        TZ=Asia/Tokyo "$REIS" map j.in.lua --persona Anna -q -o two.$format
        cmp one.$format two.$format
    done
}

@test "what is no image is said, and all else is drawn" {
    with_images
    head -c 100 photos/page.png >photos/anna.png
    run "$REIS" map j.in.lua --persona Anna -o map.svg
    [ "$status" -eq 0 ]
    [[ "$output" == *"warning: photos/anna.png is a damaged PNG, or one that ends too early"* ]]
    [ "$(grep -c '<image ' map.svg)" -eq 1 ]
    grep -q Checkout map.svg
    echo '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>' >photos/anna.png
    run "$REIS" map j.in.lua --persona Anna -o map.svg
    [ "$status" -eq 0 ]
    [[ "$output" == *"photos/anna.png is no PNG or JPEG, whatever its name says"* ]]
    lacks '<script' map.svg
    run "$REIS" check j.in.lua
    [ "$status" -eq 1 ]
    [[ "$output" == *'error: persona "Anna": image: photos/anna.png is no PNG or JPEG'* ]]
}

@test "a small file of many pixels, and a large file, are refused in time" {
    with_images
    png photos/anna.png 60000 60000
    run timeout 20 "$REIS" map j.in.lua --persona Anna -o map.pdf
    [ "$status" -eq 0 ]
    [[ "$output" == *"warning: photos/anna.png has over 24 million pixels; make it smaller"* ]]
    pdfinfo map.pdf
    head -c 17000000 /dev/zero >photos/anna.png
    run "$REIS" map j.in.lua --persona Anna -o map.svg
    [ "$status" -eq 0 ]
    [[ "$output" == *"photos/anna.png is larger than 16 MiB"* ]]
}

@test "an image lies beneath the script's folder: no .., no absolute path, no link out of it" {
    mkdir inside
    png secret.png 30 30
    for path in '..\/secret.png' '\/etc\/passwd.png' 'photos\/..\/..\/secret.png'; do
        with_images "$path"
        run "$REIS" map j.in.lua --persona Anna -o map.svg
        [ "$status" -eq 1 ]
        [[ "$output" == *"which lies outside the script's folder; put the image beneath it"* ]]
        [ ! -e map.svg ]
    done
    with_images
    cp -r j.in.lua photos inside
    ln -sf ../../secret.png inside/photos/anna.png
    run "$REIS" map inside/j.in.lua --persona Anna -o map.svg
    [ "$status" -eq 0 ]
    [ "$(grep -c '<image ' map.svg)" -eq 1 ]
    rm inside/photos/anna.png
    mkfifo inside/photos/anna.png
    run timeout 20 "$REIS" map inside/j.in.lua --persona Anna -o map.svg
    [ "$status" -eq 0 ]
    [ "$(grep -c '<image ' map.svg)" -eq 1 ]
}

@test "what is no path of an image is refused where it stands" {
    with_images 'photos\/anna.svg'
    run "$REIS" check j.in.lua
    [ "$status" -eq 1 ]
    [[ "$output" == *'image is the text "photos/anna.svg"; give a PNG or JPEG beneath the script'"'"'s folder'* ]]
    with_images 'photos\/none.png'
    run "$REIS" check j.in.lua
    [ "$status" -eq 1 ]
    [[ "$output" == *'error: persona "Anna": image: no file photos/none.png beneath the script'"'"'s folder'* ]]
    run "$REIS" map j.in.lua --persona Anna -o map.svg
    [ "$status" -eq 0 ]
    [[ "$output" == *"photos/none.png"* ]]
    run "$REIS" map j.in.lua --persona Anna --strict -o map.svg
    [ "$status" -eq 1 ]
}

@test "a page with more images than it can hold leaves the rest out, and says so" {
    mkdir -p photos
    python3 - <<'PY'
import os, struct, zlib
def chunk(kind, data): return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
for k in range(4):
    raw = b"".join(b"\0" + os.urandom(3 * 1900) for _ in range(1900))
    open("photos/%d.png" % k, "wb").write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1900, 1900, 8, 2, 0, 0, 0))
                                          + chunk(b"IDAT", zlib.compress(raw, 0)) + chunk(b"IEND", b""))
lines = ['journey "J" { phase "P" {']
lines += ['touchpoint "T%d" { image = "photos/%d.png", experience = 6 },' % (k, k) for k in range(4)]
open("j.in.lua", "w").write("\n".join(lines) + "\n} }\n")
PY
    run "$REIS" view storyboard j.in.lua -o story.pdf
    [ "$status" -eq 0 ]
    [[ "$output" == *"photos/3.png: a page holds at most 400 images of 32 MiB together"* ]]
    [ "$(pdfimages -list story.pdf | awk '$3 == "image"' | wc -l)" -eq 3 ]
}
