# The figures of reis mine in data.table. usage: Rscript tool.R LOG.csv
suppressMessages(library(data.table))
log <- fread(commandArgs(TRUE)[1], na.strings = NULL, tz = "UTC")
log[, n := .I]
setorder(log, case_id, timestamp, n)
log[, `:=`(to = shift(activity, -1L), s = as.numeric(shift(timestamp, -1L)) - as.numeric(timestamp)), by = case_id]
steps <- log[!is.na(to)]
follows <- steps[, .(count = .N, median = median(s), mean = mean(s)), by = .(activity, to)]
variants <- log[, .(v = paste(activity, collapse = ">")), by = case_id][, .N, by = v]
cat(sprintf("%d steps %d edges %d medians %.1f variants %d most %d\n", nrow(log), sum(follows$count), nrow(follows), sum(follows$median),
            nrow(variants), max(variants$N)))
