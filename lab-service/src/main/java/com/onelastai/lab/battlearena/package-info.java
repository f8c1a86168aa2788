/**
 * The experiment Battle arena: two contestants speak on a topic, and the model says who was better.
 * Battles between the platform's agents change their Elo ratings.
 */
@NullMarked
package com.onelastai.lab.battlearena;

import org.jspecify.annotations.NullMarked;
