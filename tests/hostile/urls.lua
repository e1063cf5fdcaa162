-- run: check {}
-- exit: 1
-- stdout: 10 errors
-- stderr: url has the scheme "javascript"
for i, url in ipairs { "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>", "vbscript:x", "file:///etc/passwd",
  "//evil.example", "https://x/\"onload=\"alert(1)", " https://x", "https://x\n", "https://x/<script>" } do
  team("t" .. i) { url = url }
end
for i, url in ipairs { "https://reis.example/a?b=c#d", "mailto:a@b.nl", "docs/x.html", "#part", "?q", "http://x.nl" } do team("f" .. i) { url = url } end
