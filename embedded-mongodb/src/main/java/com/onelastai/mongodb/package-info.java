/**
 * The embedded MongoDB: mongo-java-server in front of a store that loses no acknowledged write.
 *
 * <p>Documents and indexes live in an H2 MVStore. Every command first changes the maps in memory,
 * then appends what it changed to a {@link com.onelastai.mongodb.Journal} and only then is
 * answered; the maps reach the disk at checkpoints.
 */
@NullMarked
package com.onelastai.mongodb;

import org.jspecify.annotations.NullMarked;
