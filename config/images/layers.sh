# Sourced by ./images: writes layers and images in the format of `docker save`, without any engine.
# The same files give the same bytes: order, owner and time are fixed. Needs $archive and $arch.

epoch=2026-01-01T00:00:00Z

# add_layer FOLDER: packs what is below a folder, and prints the layer's digest.
add_layer() {
  local draft digest
  draft=$(mktemp "$archive/draft.XXXXXX")
  tar --create --file "$draft" --directory "$1" --sort=name --mtime="$epoch" \
    --owner=0 --group=0 --numeric-owner --format=gnu .
  digest=$(sha256sum "$draft")
  digest=${digest%% *}
  mv "$draft" "$archive/$digest.tar"
  chmod 644 "$archive/$digest.tar"
  echo "$digest"
}

# json_list WORD...: a JSON array of strings.
json_list() {
  local separator='' word
  printf '['
  for word in "$@"; do
    word=${word//\\/\\\\}
    printf '%s"%s"' "$separator" "${word//\"/\\\"}"
    separator=,
  done
  printf ']'
}

# add_image NAME LAYERS ENVIRONMENT STOP-SIGNAL ENTRYPOINT...: describes an image over layers.
# LAYERS and ENVIRONMENT are words in one string.
add_image() {
  local name=$1 layers=$2 environment=$3 signal=$4 config digest layer
  shift 4
  local ids=() files=()
  for layer in $layers; do
    ids+=("sha256:$layer")
    files+=("$layer.tar")
  done
  # shellcheck disable=SC2086
  config=$(printf '{"architecture":"%s","os":"linux","created":"%s","config":{"User":"10001:10001","WorkingDir":"/","StopSignal":"%s","Env":%s,"Entrypoint":%s,"Labels":{"org.opencontainers.image.title":"%s","org.opencontainers.image.version":"%s","org.opencontainers.image.licenses":"Apache-2.0"}},"rootfs":{"type":"layers","diff_ids":%s},"history":[%s]}' \
    "$arch" "$epoch" "$signal" "$(json_list $environment)" "$(json_list "$@")" "$name" "$tag" \
    "$(json_list "${ids[@]}")" "$(history_of ${#ids[@]})")
  digest=$(printf '%s' "$config" | sha256sum)
  digest=${digest%% *}
  printf '%s' "$config" >"$archive/$digest.json"
  printf '{"Config":"%s.json","RepoTags":["%s"],"Layers":%s}\n' \
    "$digest" "$prefix$name:$tag" "$(json_list "${files[@]}")" >>"$archive/images"
}

history_of() {
  local i separator=''
  for ((i = 0; i < $1; i++)); do
    printf '%s{"created":"%s","created_by":"./images"}' "$separator" "$epoch"
    separator=,
  done
}

# write_archive FILE: all images in one file, each layer once.
write_archive() {
  printf '[%s]' "$(paste -sd, "$archive/images")" >"$archive/manifest.json"
  rm "$archive/images"
  tar --create --file "$1.draft" --directory "$archive" --sort=name --mtime="$epoch" \
    --owner=0 --group=0 --numeric-owner --format=gnu .
  mv "$1.draft" "$1"
}
