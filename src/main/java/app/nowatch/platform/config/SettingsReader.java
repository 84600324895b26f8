package app.nowatch.platform.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Binds settings records. A key is {@code prefix.component-name}; the environment overrides the file as
 * {@code NOWATCH_PREFIX_COMPONENT_NAME}. Errors are collected over all records and told at once by {@link #check()}, together
 * with keys that belong to no record.
 */
public final class SettingsReader {
    private static final String ENVIRONMENT_PREFIX = "NOWATCH_";

    /** Read by the launcher, not by the program. */
    private static final Set<String> LAUNCHER_VARIABLES = Set.of("NOWATCH_HEAP", "NOWATCH_JAVA_OPTIONS");

    private final Map<String, String> file;
    private final Map<String, String> environment = new TreeMap<>();
    private final Set<String> unread = new TreeSet<>();
    private final List<String> errors = new ArrayList<>();
    private final List<Documented> documentation = new ArrayList<>();

    /** One line of the list of settings in the operator's handbook. */
    public record Documented(String key, String byDefault, String says, boolean secret) {
        /** The name of the same setting in the environment. */
        public String environmentName() {
            return SettingsReader.environmentName(key);
        }
    }

    /** The name of the environment variable that sets a key. */
    public static String environmentName(String key) {
        return ENVIRONMENT_PREFIX
                + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    public SettingsReader(Map<String, String> file, Map<String, String> environment) {
        this.file = Map.copyOf(file);
        unread.addAll(file.keySet());
        for (var variable : environment.entrySet()) {
            if (variable.getKey().startsWith(ENVIRONMENT_PREFIX) && !LAUNCHER_VARIABLES.contains(variable.getKey())) {
                this.environment.put(variable.getKey(), variable.getValue());
                unread.add(variable.getKey());
            }
        }
    }

    /** Reads one record; a component that cannot be read keeps its default until {@link #check()} refuses the whole. */
    public <R extends Record> R read(String prefix, Class<R> type) {
        var components = type.getRecordComponents();
        var arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            arguments[i] = component(prefix, components[i]);
        }
        try {
            return construct(type, components, arguments);
        } catch (IllegalArgumentException e) {
            errors.add(prefix + ": " + e.getMessage());
            return construct(type, components, defaults(components));
        }
    }

    private Object component(String prefix, RecordComponent component) {
        var setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new IllegalStateException(component + " has no @Setting");
        }
        var key = prefix + "." + dashed(component.getName());
        var documented = new Documented(key, setting.byDefault(), setting.says(), setting.secret());
        documentation.add(documented);
        unread.remove(key);
        if (environment.containsKey(documented.environmentName())) {
            unread.remove(documented.environmentName());
        }
        var inFile = file.getOrDefault(key, setting.byDefault());
        var text = environment.getOrDefault(documented.environmentName(), inFile);
        try {
            return SettingValue.parse(text.strip(), component.getGenericType());
        } catch (IllegalArgumentException e) {
            errors.add(key + ": " + e.getMessage());
            return SettingValue.parse(setting.byDefault(), component.getGenericType());
        }
    }

    private static Object[] defaults(RecordComponent[] components) {
        var arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            var setting = components[i].getAnnotation(Setting.class);
            arguments[i] = SettingValue.parse(setting.byDefault(), components[i].getGenericType());
        }
        return arguments;
    }

    private static <R extends Record> R construct(Class<R> type, RecordComponent[] components, Object[] arguments) {
        var types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * To be called when all records are read.
     *
     * @throws InvalidSettings with every error and every key that no record knows
     */
    public void check() {
        for (var key : unread) {
            errors.add(key + ": no such setting");
        }
        if (!errors.isEmpty()) {
            throw new InvalidSettings(errors);
        }
    }

    /** Every setting read so far, in order. */
    public List<Documented> documentation() {
        return List.copyOf(documentation);
    }

    private static String dashed(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
