-- Scripts of any size for tests of pictures: long Dutch words, everything filled in.

local large = {}

local NAMES = { "Aansluitingscapaciteitsberekeningsverzoek", "telefoongesprek met de klantenservice", "factuur", "Meterkastfoto uploaden",
    "<b>herinnering</b> & \"per\" 'e-mail'" }

local function word(n) return NAMES[n % #NAMES + 1] end

--- A script with so many phases, touchpoints and persons.
function large.script(phases, touchpoints, persons)
    local out = { 'value "gemak" { weight = 2 } value "vertrouwen" { kind = "emotional" } channel "telefoon" {} channel "web" {}',
        'channel "koerier" { managed = false } channel "nergens" {} team "it" {} team "Klantenservicemedewerkersoverleg" {}',
        'partner "Bezorger" {} system "ERP" { realtime = false } system "Klantvolgsysteem" {}' }
    for p = 1, persons do
        out[#out + 1] = ([[persona "Persoon %d van der Meulen-Achterberg" { share = %g, age = 30.5, role = "rol %d", expects = %s, home = "Almere",
            quote = %q, job = %q, drivers = { "rust", %q }, context = { "druk" }, interests = { "fietsen", "%d" } }]])
            :format(p, 1 / persons, p, p % 2 == 0 and 7 or "{ gemak = 6 }", ("Ik wil weten waar ik aan toe ben. "):rep(1 + p % 5 * 9), "Overal " .. word(p) .. " regelen",
                word(p + 1), p)
    end
    local n = 0
    out[#out + 1] = 'journey "Reis naar een zwaardere aansluiting" { customers = 1200,'
    for i = 1, phases do
        out[#out + 1] = ('phase %q {'):format(("Fase %d %s"):format(i, word(i)))
        while n < touchpoints * i // phases do
            n = n + 1
            out[#out + 1] = ([[touchpoint %q { %s %s score = { gemak = %d, vertrouwen = %d }, leave = 0.0%d, %s
                physical = { %q }, frontstage = { %q }, backstage = { %q, "bellen" }, systems = { "ERP", "Klantvolgsysteem" }, step = "Stap %d",
                pain %q { mentions = %d }, need "Behoefte %d" {}, fail "Faalpunt %d" { systems = { "ERP" } } },]]):format(
                ("%s %d"):format(word(n), n), n % 7 == 0 and "" or ('channel = "%s",'):format(({ "telefoon", "web", "koerier" })[n % 3 + 1]),
                n % 4 == 0 and "" or ('owner = "%s",'):format(({ "it", "Klantenservicemedewerkersoverleg", "Bezorger" })[n % 3 + 1]),
                n * 3 % 11, n * 7 % 11, n % 3, n % 9 == 0 and 'moment_of_truth = true, killer "afknapper" { probability = 0.03 },' or "",
                ("Brief %d %s"):format(n, word(n)), ("Balie %d %s"):format(n, word(n + 1)), ("Achter %d %s"):format(n, word(n + 2)), n,
                ("Ergernis %d %s"):format(n, word(n)), n * 5 % 40, n, n)
        end
        out[#out + 1] = "},"
    end
    out[#out + 1] = '} journey "Stil" { phase "A" { touchpoint "Rust" { experience = 6, silence = true } } } journey "Leeg" {}'
    return table.concat(out, "\n")
end

return large
