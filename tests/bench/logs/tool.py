"""The figures of reis mine in pandas: directly-follows counts, exact medians and means, variants. Prints them in one line.

usage: python3 tool.py LOG.csv
"""
import sys

import pandas

log = pandas.read_csv(sys.argv[1], keep_default_na=False)
log["timestamp"] = pandas.to_datetime(log["timestamp"], format="%Y-%m-%d %H:%M:%S")
log = log.sort_values(["case_id", "timestamp"], kind="stable")
same = log["case_id"] == log["case_id"].shift(-1)
steps = pandas.DataFrame({"from": log["activity"], "to": log["activity"].shift(-1),
                          "s": (log["timestamp"].shift(-1) - log["timestamp"]).dt.total_seconds()})[same]
follows = steps.groupby(["from", "to"], sort=False)["s"].agg(["count", "median", "mean"])
variants = log.groupby("case_id", sort=False)["activity"].agg(">".join).value_counts()
print("%d steps %d edges %d medians %.1f variants %d most %d" % (log.shape[0], follows["count"].sum(), len(follows), follows["median"].sum(),
                                                                 len(variants), variants.iloc[0]))
