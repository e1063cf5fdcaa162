# A CSV of ours, whose cases stand together, as XES. usage: mawk -f xes.awk LOG.csv > LOG.xes
BEGIN { FS = ","; print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log xes.version=\"1.0\">" }
NR == 1 { next }
$1 != case_id {
    if (case_id != "") print "</trace>"
    case_id = $1
    print "<trace>\n<string key=\"concept:name\" value=\"" $1 "\"/>"
}
{
    sub(/\r$/, "", $4)
    gsub(/ /, "T", $3)
    print "<event>\n<string key=\"concept:name\" value=\"" $2 "\"/>\n<date key=\"time:timestamp\" value=\"" $3 ".000+00:00\"/>\n<string key=\"channel\" value=\"" $4 "\"/>\n</event>"
}
END { print "</trace>\n</log>" }
