-- run: report {}
-- exit: 0
-- stdout: &lt;script&gt;
-- within: 20
company "</title><script>alert(1)</script>" { why = "<img src=x onerror=alert(1)>" }
persona "\"><svg onload=alert(1)>" { job = "]]>&#60;script&#62;" }
journey "J<script>alert(1)</script>" { goal = "'\"><b>", phase "P&amp;<i>" {
  touchpoint "T<B>\\N\\G{a|b}" { experience = 5, offers = "<TABLE>", pain "<br/>" {}, need "a -- b --> c" {}, quote = "<!-- x" } } }
