#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# In a guest: writers.sh PROGRAM BOOK FOLDER SECONDS ID...: a writer for each id, started again when
# it is killed, until the time is over. What each says goes to FOLDER/ID.said, its number to ID.pid.
program=$1 book=$2 folder=$3 seconds=$4
shift 4
end=$(($(date +%s) + seconds))
work() {
    id=$1 run=0 code=137
    while [ $code = 137 ] && left=$((end - $(date +%s))) && [ $left -gt 0 ]; do
        run=$((run + 1))
        first=$(($(grep -c '^ok ' "$folder/$id.said" 2>/dev/null) + 1))
        "$program" --book "$book" --id "$id" --first $first --count 1000000 --run $run --watch \
            --for ${left}000 --limit 200000 >>"$folder/$id.said" 2>>"$folder/$id.err" &
        echo $! >"$folder/$id.pid"
        wait $!
        code=$?
        # What a kill cut off is a line of its own.
        echo >>"$folder/$id.said"
    done
    echo $code >"$folder/$id.ended"
}
for id in "$@"; do work "$id" & done
wait
