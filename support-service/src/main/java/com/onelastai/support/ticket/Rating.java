package com.onelastai.support.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How satisfied the user was with the solution (CSAT). */
record Rating(int rating, @Nullable String comment, Instant at) {}
