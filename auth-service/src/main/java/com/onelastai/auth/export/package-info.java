/** Exports all data of this service about a user. */
@NullMarked
package com.onelastai.auth.export;

import org.jspecify.annotations.NullMarked;
