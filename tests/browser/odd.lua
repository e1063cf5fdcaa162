-- Names and texts that are markup, quotes and orders: nothing of them may be more than text.
company "<img src=x onerror=alert(1)>" { why = "</script><script>alert(1)</script>" }
value "a\"b" {}
persona "'><svg onload=alert(2)>" { share = 0.5, quote = "</p><script>alert(3)</script>", note = "<!--" }
persona "Ben & <b>Ann</b>" { share = 0.5, url = "https://example.org/?a=1&b=2" }
journey "Journey </title><script>alert(4)</script>" {
  goal = "{{constructor}} ${alert(5)} <style>*{display:none}</style>",
  phase "P \"1\" ]]>" {
    touchpoint "T <iframe>" { score = { ["a\"b"] = 3 }, url = "https://example.org/", quote = "</blockquote><h1>x" , leave = 0.1,
      killer "<script>alert(6)</script>" { probability = 0.3 }, need "' onfocus='alert(7)" {}, pain "\" onload=\"alert(8)" { severity = 4 } },
    touchpoint "T \\u003c/script>" { score = { ["a\"b"] = 8 } },
  },
}
action "</script>" { cost = 5, improves = { ["T <iframe>"] = { ["a\"b"] = 2 } }, note = "<b>" }
roadmap "R" { periods = 2 }
