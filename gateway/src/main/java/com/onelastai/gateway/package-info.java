/**
 * The one way in. A request passes the web filters in the order of {@link FilterOrder}, is matched
 * to a route of application.yml and goes to its service; on the way back it gets its cookies and
 * headers, and once it is answered, the call becomes an event.
 */
@NullMarked
package com.onelastai.gateway;

import org.jspecify.annotations.NullMarked;
