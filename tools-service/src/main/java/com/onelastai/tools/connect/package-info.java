/**
 * The only package that opens connections: every address is checked here, and a connection goes to
 * exactly the address that was checked. A test of the architecture finds code that goes around it.
 */
@NullMarked
package com.onelastai.tools.connect;

import org.jspecify.annotations.NullMarked;
