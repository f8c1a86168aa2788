/**
 * What members wish for, and vote for: the collection {@code communitysuggestions}. Voters are told
 * what becomes of it.
 */
@NullMarked
package com.onelastai.community.suggestion;

import org.jspecify.annotations.NullMarked;
