/** Files that the gateway itself serves, compressed and cached. */
@NullMarked
package com.onelastai.gateway.file;

import org.jspecify.annotations.NullMarked;
