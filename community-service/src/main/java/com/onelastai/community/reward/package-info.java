/**
 * Points, achievements and streaks, from the events of all services. What a user has follows from
 * the set of events alone, whatever their order and however often they arrive: a day keeps the keys
 * of the events that count, up to the rule's limit, and the account keeps how many those were.
 */
@NullMarked
package com.onelastai.community.reward;

import org.jspecify.annotations.NullMarked;
