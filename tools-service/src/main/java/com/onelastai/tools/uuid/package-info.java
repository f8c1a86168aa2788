/** Identifiers: UUIDs of all versions, ULIDs and NanoIDs. */
@NullMarked
package com.onelastai.tools.uuid;

import org.jspecify.annotations.NullMarked;
