/**
 * The connection to MongoDB. There is nothing to do: every call has a time limit ({@code
 * onelastai.mongodb.limits}), writes are acknowledged by the majority and reads go to the primary,
 * whatever the connection string says.
 */
@NullMarked
package com.onelastai.starter.mongo;

import org.jspecify.annotations.NullMarked;
