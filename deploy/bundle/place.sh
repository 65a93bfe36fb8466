# Shared by install and upgrade: check what came, and put it into a folder of its own.
put() {
    (cd "$here" && sha256sum --quiet --check SHA256SUMS) || {
        echo "✗ 文件不完整或被改动过。 The bundle is incomplete or altered." >&2
        exit 1
    }
    wheel=$(ls "$here"/wheels/lianxinqiao-*.whl)
    version=$(basename "$wheel" | cut -d- -f2)
    mkdir -p "$1"
    if [ -e "$1/$version/complete" ]; then
        return
    fi
    rm -rf "$1/$version"
    "$python" -m venv "$1/$version"
    pip="$1/$version/bin/python -m pip --disable-pip-version-check --quiet install --no-index --find-links $here/wheels"
    if [ -s "$here/requirements.txt" ]; then
        $pip --require-hashes -r "$here/requirements.txt"
    fi
    $pip --no-deps "$wheel"
    touch "$1/$version/complete"
}
