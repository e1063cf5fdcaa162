-- What the picture of the canvases is of.

company "Velo Noord" { why = "Everyone on a bike, all year round", how = "Made to fit", what = "City bikes", unique = "240 fits" }
value "ease" { promise = "Nothing is asked twice" }
channel "website" {}
partner "Parcel service" {}
persona "Bram" { job = "Ride safely", share = 1 }
business_model "City bikes" {
  key_partners = { "Parcel service" }, key_activities = { "Fitting" }, key_resources = { "Two workshops" },
  value_propositions = { "A bike that fits in three questions" }, customer_relationships = { "The same mechanic every year" },
  channels = { "website" }, customer_segments = { "Commuters" }, cost_structure = { "Parts" }, revenue_streams = { "Bikes" },
}
value_proposition "Fits at once" {
  model = "City bikes", persona = "Bram", jobs = { "Ride safely", "Step on without lifting a knee" }, pains = { "Sizes are jargon" },
  gains = { "Know the total price" }, products = { "A bike that fits in three questions" }, pain_relievers = { "Plain words" },
  gain_creators = { "One price" },
}
journey "Buy a bike" {
  phase "Orientation" {
    touchpoint "Product page" { channel = "website", score = { ease = 6 }, pain "Sizes are jargon" { mentions = 17 },
                                need "Know the total price" {}, pain "No photo" { mentions = 4 } },
  },
}
