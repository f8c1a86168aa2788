/**
 * Runs experiments. An accepted one is a document that waits; an instance leases it, renews the
 * lease while it runs, and writes the result with one update that only the holder of the lease can
 * make. Cancelling and deleting take the lease away, which the run notices with its next renewal.
 */
@NullMarked
package com.onelastai.lab.run;

import org.jspecify.annotations.NullMarked;
