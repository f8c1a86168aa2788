/**
 * Visits, in {@code sessions}: landing and exit page, what was done, where the visit came from. A
 * visit ends after 30 idle minutes; something that arrives late opens it again until the next look.
 */
@NullMarked
package com.onelastai.tracking.session;

import org.jspecify.annotations.NullMarked;
