/**
 * What admins learn of the services as a whole. Each service answers for itself at {@code
 * /api/admin/services/{service}}, which the gateway routes to the service of that name.
 */
@NullMarked
package com.onelastai.gateway.admin;

import org.jspecify.annotations.NullMarked;
