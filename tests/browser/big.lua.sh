#!/bin/bash
# A script of 10 journeys with 30 touchpoints each.
echo 'company "Much" { language = "en" } value "Ease" {} value "Trust" { kind = "emotional" } team "One" { capacity = 60 }'
echo 'channel "Web" { kind = "digital" } channel "Phone" { kind = "human" } persona "Ada" { share = 0.6, expects = 7 } persona "Ben" { share = 0.4, expects = 6 }'
for j in $(seq 1 10); do
    echo "journey \"Journey $j\" { customers = $((j * 1000)),"
    for p in $(seq 1 6); do
        echo "  phase \"Phase $p\" { goal = \"Get through part $p of journey $j\","
        for t in $(seq 1 5); do
            echo "    touchpoint \"Moment $j.$p.$t\" { channel = \"$([ $((t % 2)) = 0 ] && echo Web || echo Phone)\", owner = \"One\","
            echo "      score = { Ease = $(((j + p * t) % 7 + 3)), Trust = $(((j * t + p) % 6 + 4)) }, leave = 0.0$((t % 3)),"
            echo "      pain \"It hurts at $p.$t\" { severity = $((t + 3)) }, need \"Something at $p.$t\" {} },"
        done
        echo '  },'
    done
    echo '}'
    echo "action \"Mend $j\" { owner = \"One\", effort = $((j * 3)), cost = $((j * 500)), improves = { [\"Moment $j.2.3\"] = { Ease = 2 } } }"
done
echo 'roadmap "Plan" { periods = 4, start = "2027-01" }'
