/**
 * Who ran tools that may disturb others, and against what. It is written before the run, and kept
 * when an account is erased: whoever complains about a scan is owed an answer.
 */
@NullMarked
package com.onelastai.tools.audit;

import org.jspecify.annotations.NullMarked;
