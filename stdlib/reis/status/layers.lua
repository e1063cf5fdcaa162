-- The layers of research, in the order in which they are laid: first what only open talks bring out, then what can be counted.
-- A file of the user's with the same form takes their place: status/layers.lua beside the script, or method/NAME.lua.
--
-- A layer: { id =, title =, per = "persona" or "phase", fields = what has to be there ("persona.job", "phase.goal",
-- "touchpoint.offers", "criterion.measure", "journey.goal"), evidence = the kinds that suffice (none: any), people = the fewest
-- people in that evidence ("interviews": as check.set has it), ask = what to do next ({persona}, {phase}, {journey} are filled in),
-- judge = function(at) -> state, why, in the place of all these }. title and ask are a text, or { en =, nl = }.

return {
    {
        id = "job", title = { en = "Job and context", nl = "Taak en context" }, per = "persona",
        fields = { "persona.job", "persona.context" }, evidence = { "interview", "observation" }, people = "interviews",
        ask = { en = "Ask {persona}, at home and openly, what this is for in their life, when it comes up and what stands around it",
            nl = "Vraag {persona}, thuis en open, waar dit in hun leven voor is, wanneer het opkomt en wat er omheen staat" },
    },
    {
        id = "milestones", title = { en = "Milestones", nl = "Mijlpalen" }, per = "phase",
        fields = { "phase.goal", "phase.activities" }, evidence = { "interview", "observation", "usertest" },
        ask = { en = 'Ask {persona} what has to be reached in "{phase}" before they go on, and what they do for it',
            nl = 'Vraag {persona} wat er in "{phase}" bereikt moet zijn voor ze verdergaan, en wat ze ervoor doen' },
    },
    {
        id = "criteria", title = { en = "Criteria", nl = "Criteria" }, per = "phase",
        fields = { "phase.criteria", "criterion.measure" }, evidence = { "interview", "observation", "usertest" },
        ask = { en = 'Ask {persona} by what they judge "{phase}": when was it good, in their own words?',
            nl = 'Vraag {persona} waaraan ze "{phase}" afmeten: wanneer was het goed, in hun eigen woorden?' },
    },
    {
        id = "touchpoints", title = { en = "Touchpoints", nl = "Contactmomenten" }, per = "phase",
        fields = { "phase.touchpoints", "touchpoint.offers", "touchpoint.channel", "touchpoint.owner" },
        evidence = { "interview", "observation", "usertest", "survey", "log", "review" },
        ask = { en = 'Walk through "{phase}" with {persona}: whom and what did they meet, ours or not, and what did it offer them?',
            nl = 'Loop "{phase}" door met {persona}: wie en wat kwamen ze tegen, van ons of niet, en wat bood het?' },
    },
    {
        id = "numbers", title = { en = "Quantified", nl = "In cijfers" }, per = "phase",
        fields = { "touchpoint.score" }, evidence = { "survey", "log", "review" },
        ask = { en = 'Count it: have {persona} give marks for "{phase}" in a survey, or take them from logs and reviews',
            nl = 'Tel het: laat {persona} cijfers geven voor "{phase}" in een enquête, of haal ze uit logboeken en recensies' },
    },
}
