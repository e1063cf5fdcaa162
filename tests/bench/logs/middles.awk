# Medians of a sorted list of KEY, tab, number: prints how many keys there are and the sum of their medians.
function done() { if (n) { edges++; sum += (v[int((n + 1) / 2)] + v[int((n + 2) / 2)]) / 2 } n = 0 }
$1 != key { done(); key = $1 }
{ v[++n] = $2 }
END { done(); printf "edges %d medians %.1f", edges, sum }
