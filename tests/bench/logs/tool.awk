# The figures of reis mine in mawk, of a log in which the events of each case stand in the order of time, like ours: counts and
# variants in one pass; its seconds are sorted by sort(1) for the medians.
# usage: mawk -f tool.awk LOG.csv
function seconds(t) { return mktime(substr(t, 1, 4) " " substr(t, 6, 2) " " substr(t, 9, 2) " " substr(t, 12, 2) " " substr(t, 15, 2) " " substr(t, 18, 2)) }
BEGIN { FS = ","; sorted = "LC_ALL=C sort -t '\t' -k1,1 -k2,2n | mawk -F '\t' -f " MIDDLES }
NR == 1 { next }
{
    events++
    t = seconds($3)
    if ($1 in last) {
        steps++
        edge = last[$1] ">" $2
        print edge "\t" (t - at[$1]) | sorted
        way[$1] = way[$1] ">" $2
    } else way[$1] = $2
    last[$1] = $2
    at[$1] = t
}
END {
    for (c in way) if (++ways[way[c]] > most) most = ways[way[c]]
    for (w in ways) variants++
    printf "%d steps %d ", events, steps
    fflush()
    close(sorted)
    printf " variants %d most %d\n", variants, most
}
