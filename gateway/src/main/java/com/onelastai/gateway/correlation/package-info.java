/** The id that ties an answer to the log lines of every process that worked on it. */
@NullMarked
package com.onelastai.gateway.correlation;

import org.jspecify.annotations.NullMarked;
