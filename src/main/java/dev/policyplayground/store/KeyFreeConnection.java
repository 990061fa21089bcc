package dev.policyplayground.store;

import dev.policyplayground.text.KeysInUse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;

/// Blots out the keys in use in every text that is bound to a statement, so that none is kept in a
/// table or in the index of words, whichever column it would go to.
final class KeyFreeConnection {
    private KeyFreeConnection() {}

    static Connection around(Connection connection) {
        return proxy(
                Connection.class,
                (_, method, arguments) -> {
                    Object made = call(connection, method, arguments);
                    return made instanceof PreparedStatement statement ? around(statement) : made;
                });
    }

    private static PreparedStatement around(PreparedStatement statement) {
        return proxy(
                PreparedStatement.class,
                (_, method, arguments) -> {
                    if (arguments != null && method.getName().startsWith("set")) {
                        for (int i = 0; i < arguments.length; i++) {
                            if (arguments[i] instanceof String text) {
                                arguments[i] = KeysInUse.mask(text);
                            }
                        }
                    }
                    return call(statement, method, arguments);
                });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        KeyFreeConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
