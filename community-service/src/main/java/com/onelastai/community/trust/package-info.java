/**
 * What members may do: bans, limits a day, and trust levels that are earned. The rules are data:
 * {@code trust.yml} and {@code flagged-words.txt}. Call {@link
 * com.onelastai.community.trust.Standing} before a write.
 */
@NullMarked
package com.onelastai.community.trust;

import org.jspecify.annotations.NullMarked;
