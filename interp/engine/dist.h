/* Exact means of the uncertain numbers of a script. Pure functions; nothing is owned. */
#ifndef RS_ENGINE_DIST_H
#define RS_ENGINE_DIST_H

/* between(low, likely, high), a PERT: (low + 4 likely + high) / 6. */
double rs_dist_pert_mean(double low, double likely, double high);

double rs_dist_uniform_mean(double low, double high);

/* around(mean, sd) truncated to lo..hi (either may be infinite, lo <= hi): the normal
 * conditioned on the bounds, mu + sigma (phi(a) - phi(b)) / (Phi(b) - Phi(a)), to about 1e-14 of
 * the distance to the nearest bound however far in a tail the bounds lie. sd 0: the mean itself,
 * brought within the bounds. */
double rs_dist_around_mean(double mean, double sd, double lo, double hi);

#endif
